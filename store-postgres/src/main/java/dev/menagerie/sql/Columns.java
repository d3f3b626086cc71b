package dev.menagerie.sql;

import java.util.Collection;
import java.util.function.Function;

/**
 * Turns rows into columns: the arrays that a statement for many rows takes. By loops, since this is
 * done on the thread for which everybody waits.
 */
final class Columns {
  private Columns() {}

  static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
    return fill(new String[rows.size()], rows, value);
  }

  static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> value) {
    return fill(new byte[rows.size()][], rows, value);
  }

  static <T> Long[] numbers(Collection<T> rows, Function<T, Long> value) {
    return fill(new Long[rows.size()], rows, value);
  }

  private static <T, V> V[] fill(V[] column, Collection<T> rows, Function<T, V> value) {
    int i = 0;
    for (T row : rows) {
      column[i++] = value.apply(row);
    }
    return column;
  }
}
