package dev.menagerie.web.votes;

import java.time.Instant;
import java.util.Optional;

/**
 * How an instance says that it is.
 *
 * @param healthy whether it is well
 * @param heals when it will be well again by itself; empty if it is well, or will not
 * @param reason why it is not well, for people; empty if nothing was said
 */
record Health(boolean healthy, Optional<Instant> heals, String reason) {
  static final Health GOOD = new Health(true, Optional.empty(), "");
}
