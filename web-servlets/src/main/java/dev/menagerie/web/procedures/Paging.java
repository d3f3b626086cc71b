package dev.menagerie.web.procedures;

import dev.menagerie.web.http.Form;
import dev.menagerie.web.http.HttpProblem;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Which page is asked for.
 *
 * @param number its number, from 1
 * @param size how many rows it has at most
 */
record Paging(long number, int size) {
  static final int MOST = 100;

  /** So many that no offset overflows, and more than there will ever be. */
  private static final long LAST = 1L << 53;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}");

  /**
   * Reads {@code page} and {@code per_page}. What is no number counts as not said.
   *
   * @throws HttpProblem 404 if there can be no such page, 400 if one is to have less than one row
   */
  static Paging of(Form query) {
    long size = number(query, "per_page", MOST);
    if (size < 1) {
      throw new HttpProblem(400, "per_page must be at least 1, but is " + size);
    }
    long number = number(query, "page", 1);
    if (number < 1) {
      throw notFound();
    }
    return new Paging(number, (int) Math.min(size, MOST));
  }

  static HttpProblem notFound() {
    return new HttpProblem(404, "item not found");
  }

  long offset() {
    return (number - 1) * size;
  }

  long pages(long total) {
    return (total + size - 1) / size;
  }

  /** Whether there is such a page: the first one is there even if it is empty. */
  boolean isWithin(long total) {
    return number == 1 || number <= pages(total);
  }

  private static long number(Form query, String field, long otherwise) {
    String text = query.first(field).orElse("").strip();
    if (text.isEmpty() || !NUMBER.matcher(text).matches()) {
      return otherwise;
    }
    BigInteger bound = BigInteger.valueOf(LAST);
    return new BigInteger(text).min(bound).max(bound.negate()).longValue();
  }
}
