package dev.menagerie.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.menagerie.store.Check;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text, its digest, and when it expires if it does. Digest and text always belong together: there
 * is no way to make one that does not. Equal are messages with the same text and expiry.
 */
public final class Message {
  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Digest digest;
  private final byte[] utf8;
  private final Instant expires;

  private Message(Digest digest, byte[] utf8, Instant expires) {
    this.digest = digest;
    this.utf8 = utf8;
    this.expires = expires;
  }

  /**
   * A message that never expires.
   *
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, and so has no
   *     UTF-8 form; every other text is fine, the empty one and NUL included
   */
  public static Message of(String text) {
    if (!Check.wellFormed(requireNonNull(text, "text"))) {
      throw new IllegalArgumentException("text must not contain half of a surrogate pair");
    }
    byte[] utf8 = text.getBytes(UTF_8);
    return new Message(Digest.of(utf8), utf8, null);
  }

  /**
   * A message that never expires, from a part of an array, which is copied.
   *
   * @param utf8 holds the text's UTF-8 form
   * @param from where the text begins
   * @param to where it ends; the byte there is no part of it
   * @throws IllegalArgumentException if that part is not UTF-8
   */
  public static Message ofUtf8(byte[] utf8, int from, int to) {
    byte[] own = Arrays.copyOfRange(utf8, from, to);
    if (!ByteScan.isAscii(own, 0, own.length)) {
      try {
        UTF_8.newDecoder().decode(ByteBuffer.wrap(own));
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException("text must be UTF-8, but is not", e);
      }
    }
    return new Message(Digest.of(own), own, null);
  }

  /**
   * A message as a store gives it back: its bytes are verified against the digest it was asked for.
   *
   * @param expires when it expires, or {@code null} if never
   * @return empty if the bytes are not what the digest promises
   */
  public static Optional<Message> verified(Digest digest, byte[] utf8, Instant expires) {
    byte[] own = utf8.clone();
    return Digest.of(own).equals(requireNonNull(digest, "digest"))
        ? Optional.of(new Message(digest, own, expires))
        : Optional.empty();
  }

  /**
   * The same text, expiring at a moment. What a store would not keep is left off: fractions of a
   * millisecond, and years beyond 9999.
   */
  public Message expiringAt(Instant moment) {
    Instant kept = moment.isAfter(LAST_EXPIRY) ? LAST_EXPIRY : moment.truncatedTo(MILLIS);
    return new Message(digest, utf8, kept);
  }

  /** The digest of the text. */
  public Digest digest() {
    return digest;
  }

  /** The text. */
  public String text() {
    return new String(utf8, UTF_8);
  }

  /** A copy of the text's UTF-8 form. */
  public byte[] utf8() {
    return utf8.clone();
  }

  /** The length of the text's UTF-8 form. */
  public int size() {
    return utf8.length;
  }

  /** The moment from which on the message is gone; empty if it stays for ever. */
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && digest.equals(that.digest)
        && expires().equals(that.expires());
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** Digest and size; never the text, which is nobody's business in a log. */
  @Override
  public String toString() {
    return "Message["
        + digest
        + ", "
        + utf8.length
        + " bytes"
        + (expires == null ? "]" : ", expires " + expires + "]");
  }
}
