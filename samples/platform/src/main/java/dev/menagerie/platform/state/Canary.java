package dev.menagerie.platform.state;

/**
 * A version that gets a share of the visitors, beside the current one.
 *
 * @param version what the canary runs
 * @param percent how many of a hundred visitors get it
 */
public record Canary(Version version, int percent) {}
