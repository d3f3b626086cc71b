package dev.menagerie.redis;

import java.net.SocketTimeoutException;
import java.util.NoSuchElementException;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A command on its way, and how far it got. */
final class Delivery<T> {
  private final Command<T> command;
  private CommandObject<T> next;
  private T reply;
  private RuntimeException failure;
  private boolean answered;
  private boolean leftOpen;

  Delivery(Command<T> command) {
    this.command = command;
    this.next = command.usual();
  }

  String key() {
    return command.key();
  }

  CommandArguments arguments() {
    return next.getArguments();
  }

  /** The server has answered, if only with an error: what it refused, it did not do. */
  void answered(Object raw) {
    answered = true;
    failure = null;
    if (raw instanceof JedisDataException error) {
      failure = error;
      next = error instanceof JedisNoScriptException ? command.whole().get() : next;
    } else {
      reply = next.getBuilder().build(raw);
    }
  }

  /** No connection could be had, so nothing was sent this time. */
  void notSent(RuntimeException why) {
    answered = false;
    failure = why;
  }

  /** It was sent, at least in part, and no answer came: it may have been done, or yet be. */
  void unanswered(RuntimeException why) {
    answered = false;
    leftOpen = true;
    failure = why;
  }

  /** What the server answered; only if nothing {@linkplain #failure() failed}. */
  T reply() {
    return reply;
  }

  /** Why it is not done, or {@code null} if it is. */
  RuntimeException failure() {
    return failure;
  }

  /** Whether the failure is the server's own word. */
  boolean refused() {
    return answered && failure != null;
  }

  /** Whether some attempt was sent without an answer, so that it may have been done. */
  boolean mayBeDone() {
    return failure != null && leftOpen;
  }

  /** Whether every connection stayed in use while it waited for one. */
  boolean crowdedOut() {
    return !answered
        && failure != null
        && (failure.getCause() instanceof NoSuchElementException
            || failure.getCause() instanceof InterruptedException);
  }

  /** Whether the server could not be asked, or did not answer. */
  boolean wasOutOfReach() {
    return failure != null && !answered && !crowdedOut();
  }

  /** Whether idle connections, or the map of slots, are probably out of date. */
  boolean showsStaleRoutes() {
    return failure instanceof JedisMovedDataException
        || wasOutOfReach()
        || (refused() && Refusal.isOfAReplica(failure));
  }

  /** Whether a further attempt is due: the server asked for one, or the connection broke. */
  boolean isDueAgain(Repeat repeat) {
    if (refused()) {
      return failure instanceof JedisNoScriptException
          || failure instanceof JedisMovedDataException;
    }
    return leftOpen
        && failure != null
        && repeat == Repeat.HARMLESS
        && !(failure.getCause() instanceof SocketTimeoutException);
  }
}
