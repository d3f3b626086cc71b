package dev.menagerie.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A Lua script from a resource file beside this class. Redis runs a script as one: nobody sees it
 * half done, and its writes reach the append-only file together.
 *
 * <p>It is called by its hash; a server that does not know it yet is sent the whole text.
 */
final class Script {
  private final String text;
  private final String sha;

  private Script(String text) {
    this.text = text;
    this.sha = sha1(text);
  }

  /** Reads a script, such as {@code cast.lua}. */
  static Script named(String file) {
    try (var in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The script " + file + " is missing from the jar");
      }
      return new Script(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call of this script; all keys must share a slot. The reply's texts come as strings. */
  Command<Object> with(List<String> keys, List<String> arguments) {
    return new Command<>(
        keys.get(0),
        Command.REDIS.evalsha(sha, keys, arguments),
        () -> Command.REDIS.eval(text, keys, arguments));
  }

  /** The same with arguments that need not be text. */
  Command<Object> withBytes(List<String> keys, List<byte[]> arguments) {
    List<byte[]> rawKeys = keys.stream().map(key -> key.getBytes(UTF_8)).toList();
    return new Command<>(
        keys.get(0),
        Command.REDIS.evalsha(sha.getBytes(UTF_8), rawKeys, arguments),
        () -> Command.REDIS.eval(text.getBytes(UTF_8), rawKeys, arguments));
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-1", e);
    }
  }
}
