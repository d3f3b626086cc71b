/** Votes: one ballot per voter and poll, totals that always equal the ballots, and visits. */
package dev.menagerie.votes;
