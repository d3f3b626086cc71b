package dev.menagerie.web.home;

import dev.menagerie.store.Stores;
import java.util.Optional;
import java.util.function.Function;

/**
 * An app as the home page introduces it.
 *
 * @param id its short name
 * @param title its name for people
 * @param summary what it does
 * @param path where it lives, relative to the web application's root
 * @param example makes a command to try it, from its absolute URL; empty if it has a page instead
 * @param stores where its data lies
 */
public record Mounted(
    String id,
    String title,
    String summary,
    String path,
    Function<String, Optional<String>> example,
    Stores stores) {}
