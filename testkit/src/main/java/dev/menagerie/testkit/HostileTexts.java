package dev.menagerie.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Texts that mean something to some store, some driver or some encoding. */
final class HostileTexts {
  static final List<String> WITHOUT_NUL =
      List.of(
          "",
          " ",
          "  leading and trailing  ",
          "two\nlines\r\nand\ta tab",
          "'; DROP TABLE menagerie_ballots; --",
          "O'Brien \"quoted\" `ticked` \\ back\\slashed \\u0041 \\x41 \\000",
          "%s %d %% %n {0} ${x} #{x} {{x}} :name ?1 $1",
          "50% of_all*[a-z]?",
          "\"]] return redis.call('FLUSHALL') --[[",
          "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\nb\r\n",
          "null",
          "NULL",
          "0",
          "-1e400",
          "{\"json\":[true,null]}",
          "<script>alert(1)</script>&amp;",
          "æøå ÆØÅ ß İıIi ﬃ",
          "e\u0301 is not \u00e9",
          "\ufeffbyte order mark, \u200bzero width, \u202eright to left",
          "👩‍👩‍👧‍👦 🐈 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
          "\u0001\u001b[31m\u007f\u0085\u2028\uffff");

  static final List<String> ALL =
      Stream.concat(WITHOUT_NUL.stream(), Stream.of("\0", "nul \0 within", "nul at the end\0"))
          .toList();

  private HostileTexts() {}
}
