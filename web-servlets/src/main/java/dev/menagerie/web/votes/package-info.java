/**
 * The pets app: voting that loses no vote, live results, and pictures of those who are voted for.
 */
package dev.menagerie.web.votes;
