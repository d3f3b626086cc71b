package dev.menagerie.consul;

/** The suite once more, with voters who share a few groups, and so a few keys. */
class GroupedVotesTest extends ConsulVotesTest {
  /** So that the largest batch of the suite just fits into them. */
  private static final int GROUPS = 10;

  @Override
  protected String voter(String name) {
    return Grouped.voter(Math.floorMod(name.hashCode(), GROUPS), name);
  }
}
