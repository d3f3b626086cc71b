/** Pets drawn as SVG from a number: the same number gives the same pet, another one another. */
package dev.menagerie.web.votes.art;
