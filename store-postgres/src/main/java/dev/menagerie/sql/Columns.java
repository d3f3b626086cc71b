package dev.menagerie.sql;

import java.util.Collection;
import java.util.function.Function;

/** Turns rows into columns: the arrays that a statement for many rows takes. */
final class Columns {
  private Columns() {}

  static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> value) {
    return rows.stream().map(value).toArray(byte[][]::new);
  }

  static <T> Long[] numbers(Collection<T> rows, Function<T, Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }
}
