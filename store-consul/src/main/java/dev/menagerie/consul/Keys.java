package dev.menagerie.consul;

/**
 * Where everything lies. Folders end with a slash, and no part of a key that comes from outside can
 * contain one, so nobody's name can be another's key.
 *
 * <pre>
 * menagerie/polls/pets/ballots/&lt;voter&gt;               cats Bob
 * menagerie/polls/pets/counts/&lt;instance&gt;/&lt;option&gt;    12
 * menagerie/polls/pets/visits/&lt;instance&gt;/&lt;page&gt;      80
 * menagerie/secrets/&lt;name&gt;                           base64
 * </pre>
 *
 * @param prefix what leads every key, without a slash at the end
 */
record Keys(String prefix) {
  /** The prefix that is used unless another is asked for. */
  static final Keys DEFAULT = new Keys("menagerie");

  String ballots(String poll) {
    return poll(poll) + "ballots/";
  }

  String counts(String poll) {
    return poll(poll) + "counts/";
  }

  String visits(String poll) {
    return poll(poll) + "visits/";
  }

  String secret(String name) {
    return prefix + "/secrets/" + name;
  }

  private String poll(String poll) {
    return prefix + "/polls/" + poll + "/";
  }
}
