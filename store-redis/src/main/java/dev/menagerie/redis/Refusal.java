package dev.menagerie.redis;

import java.util.Set;
import java.util.regex.Pattern;

/** Reads the server's error replies. */
final class Refusal {
  /** Errors that say «not now»: the command was not done, and may well be later. */
  private static final Set<String> FOR_NOW =
      Set.of(
          "ASK",
          "BUSY",
          "CLUSTERDOWN",
          "LOADING",
          "MASTERDOWN",
          "MISCONF",
          "MOVED",
          "NOAUTH",
          "NOREPLICAS",
          "OOM",
          "READONLY",
          "TRYAGAIN");

  /** The code leads the message, or from within a script follows the place, as {@code 12: -OOM}. */
  private static final Pattern CODE =
      Pattern.compile("^(?!ERR )-?([A-Z]+)\\b|user_script: ?\\d+: -?([A-Z]+)\\b");

  private Refusal() {}

  /** Whether the error will pass by itself or by an operator's hand, the request being fine. */
  static boolean isForNow(RuntimeException error) {
    return FOR_NOW.contains(code(error));
  }

  /** Whether we ask a server that was the master once: a new connection may find the new one. */
  static boolean isOfAReplica(RuntimeException error) {
    return code(error).equals("READONLY");
  }

  private static String code(RuntimeException error) {
    var code = CODE.matcher(String.valueOf(error.getMessage()));
    if (!code.find()) {
      return "";
    }
    return code.group(1) != null ? code.group(1) : code.group(2);
  }
}
