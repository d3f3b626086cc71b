package dev.menagerie.platform.state;

/**
 * A release as it was deployed. Deploying the same release twice gives two generations, so that the
 * instances of each can be told apart.
 *
 * @param release the release's number
 * @param generation which deployment of the app this is
 */
public record Version(int release, int generation) {
  /** What another host runs, of which nothing more is known. */
  public static final Version ELSEWHERE = new Version(0, 0);
}
