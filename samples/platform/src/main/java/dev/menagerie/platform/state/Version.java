package dev.menagerie.platform.state;

/**
 * A release as it was deployed. Deploying the same release twice gives two generations, so that the
 * instances of each can be told apart.
 *
 * @param release the release's number
 * @param generation which deployment of the app this is
 */
public record Version(int release, int generation) {}
