package dev.menagerie.web.pages;

import java.util.Map;
import java.util.Objects;

/**
 * What {@code error.ftlh} says: plain words, never a stack trace.
 *
 * @param status the HTTP status
 * @param title what happened, in a few words
 * @param message what that means for the visitor, one or two sentences
 * @param advice what to do now
 */
public record ErrorPage(int status, String title, String message, String advice) {
  /** Refuses nothing but {@code null}. */
  public ErrorPage {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(advice, "advice");
  }

  /** The usual words for a status; for one without words of its own, those of 400 or of 500. */
  public static ErrorPage of(int status) {
    return switch (status) {
      case 401 ->
          new ErrorPage(
              status,
              "Please sign in",
              "This page is only for people who have an account here.",
              "Sign in and try again.");
      case 403 ->
          new ErrorPage(
              status,
              "This door is closed",
              "You may not do this with the account, or from the place, that you came with.",
              "Go back, or ask whoever runs this service for access.");
      case 404 ->
          new ErrorPage(
              status,
              "Nothing lives here",
              "There is no page at this address. It may have moved, or never existed.",
              "Check the address, or start from the home page.");
      case 405 ->
          new ErrorPage(
              status,
              "Not like this",
              "The page exists, but it cannot be asked in this way.",
              "Use the form or the link that leads to it.");
      case 409 ->
          new ErrorPage(
              status,
              "Somebody was faster",
              "What you wanted to change has been changed in the meantime. Yours was not stored.",
              "Load the page again to see the current state, then decide.");
      case 413 ->
          new ErrorPage(
              status,
              "That is too much at once",
              "What was sent is larger than this service takes. Nothing was stored.",
              "Send less, or send it in parts.");
      case 415 ->
          new ErrorPage(
              status,
              "An unknown kind of data",
              "What was sent is of a type that this page does not read. Nothing was stored.",
              "Use the form on the page, or the content type that the documentation names.");
      case 429 ->
          new ErrorPage(
              status,
              "A little slower, please",
              "There were too many requests in a short time.",
              "Wait a moment, then try again.");
      case 503 ->
          new ErrorPage(
              status,
              "The store is having a nap",
              "The database behind this page does not answer right now. Nothing was stored.",
              "Try again in a few seconds; the page comes back by itself.");
      case 504 ->
          new ErrorPage(
              status,
              "No answer in time",
              "The database did not answer in time. What you sent may or may not have been stored.",
              "Send the same again: what was stored already is not stored twice.");
      default -> status >= 500 ? ofServer(status) : ofClient(status);
    };
  }

  private static ErrorPage ofClient(int status) {
    return new ErrorPage(
        status,
        "That was not understood",
        "Something in the request is not as this page expects it. Nothing was stored.",
        "Go back, check what you entered and send it again.");
  }

  private static ErrorPage ofServer(int status) {
    return new ErrorPage(
        status,
        "Something broke on our side",
        "This is our mistake, not yours. It has been written to the log.",
        "Try again; if it stays like this, tell whoever runs this service.");
  }

  /** The model that {@code error.ftlh} wants. */
  public Map<String, ?> model() {
    return Map.of("error", this);
  }
}
