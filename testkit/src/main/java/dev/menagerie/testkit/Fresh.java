package dev.menagerie.testkit;

import dev.menagerie.messages.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes names that no test has used before, in this run or an earlier one: so tests share a store
 * without meeting, and nothing has to be wiped between them.
 */
public final class Fresh {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String RUN = random(7);
  private static final AtomicLong NEXT = new AtomicLong();

  private Fresh() {}

  /** A name of {@code a-z 0-9 -}: a poll, a voter, an option, a response id, a user, a secret. */
  public static String name(String prefix) {
    return prefix + "-" + RUN + "-" + NEXT.incrementAndGet();
  }

  /** A name of {@code a-z 0-9 _}, as a survey and its table have. */
  public static String identifier(String prefix) {
    return name(prefix).replace('-', '_');
  }

  /** A text that nobody has put yet, ending in a unique name. */
  public static String text(String beginning) {
    return name(beginning);
  }

  /** Several of what a supplier makes. */
  public static <T> List<T> list(int size, Supplier<T> supplier) {
    return Stream.generate(supplier).limit(size).toList();
  }

  /** The hash of a token that nobody has. */
  public static String tokenHash() {
    return Digest.of(name("token").getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Six characters of {@code 0-9 a-z} that no procedure's code begins with yet. */
  public static String codePrefix() {
    return random(6);
  }

  private static String random(int length) {
    var digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      digits.append(Character.forDigit(RANDOM.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    return digits.toString();
  }
}
