package dev.menagerie.web.votes.art;

/**
 * What a drawing shows, in words.
 *
 * @param name what the pet is called
 * @param about what it looks like
 */
public record Drawing(String name, String about) {}
