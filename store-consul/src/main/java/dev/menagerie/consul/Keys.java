package dev.menagerie.consul;

import dev.menagerie.votes.VoterIds;

/**
 * Where everything lies. Folders end with a slash, and no part of a key that comes from outside can
 * contain one, so nobody's name can be another's key.
 *
 * <pre>
 * menagerie/polls/pets/ballots/groups/&lt;group&gt;        a91bvt0c63hk4q2d cats Bob
 *                                                   0n5v9d1r8e2s7t4u dogs Ann
 * menagerie/polls/pets/ballots/&lt;voter&gt;               cats Bob
 * menagerie/polls/pets/counts/&lt;instance&gt;/&lt;option&gt;    12
 * menagerie/polls/pets/visits/&lt;instance&gt;/&lt;page&gt;      80
 * menagerie/secrets/&lt;name&gt;                           base64
 * </pre>
 *
 * <p>What a transaction costs Consul is mostly the keys it writes: so the ballots of voters who
 * share a {@linkplain VoterIds group} share a key. Other voters have keys of their own.
 *
 * @param prefix what leads every key, without a slash at the end
 */
record Keys(String prefix) {
  /** The prefix that is used unless another is asked for. */
  static final Keys DEFAULT = new Keys("menagerie");

  private static final String GROUPS = "groups/";

  /** All ballots of a poll. */
  String ballots(String poll) {
    return poll(poll) + "ballots/";
  }

  /** The key with a voter's ballot, which follows from the voter alone. */
  String ballot(String poll, String voter) {
    return ballots(poll) + VoterIds.groupOf(voter).map(GROUPS::concat).orElse(voter);
  }

  /** Whether a key with ballots is that of a group. */
  static boolean isOfGroup(String key) {
    return key.startsWith(GROUPS, key.lastIndexOf('/') + 1 - GROUPS.length());
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

  /** A key that nobody writes, to ask whether Consul is there. */
  String probe() {
    return prefix + "/probe";
  }

  private String poll(String poll) {
    return prefix + "/polls/" + poll + "/";
  }
}
