package dev.menagerie.redis;

/**
 * Where our keys are. Keys of one tag share a slot of a Cluster, so that one script may use them.
 *
 * @param prefix what every key begins with
 */
record KeySpace(String prefix) {
  /** The prefix unless the URL names another. */
  static final KeySpace DEFAULT = new KeySpace("menagerie:");

  /** A key on its own. */
  String of(String name) {
    return prefix + name;
  }

  /** A key among those of a tag. */
  String of(String tag, String name) {
    return prefix + "{" + tag + "}:" + name;
  }
}
