package dev.menagerie.consul;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.orbitz.consul.Consul;
import com.orbitz.consul.ConsulException;
import com.orbitz.consul.KeyValueClient;
import com.orbitz.consul.model.kv.ImmutableOperation;
import com.orbitz.consul.model.kv.Operation;
import com.orbitz.consul.model.kv.Value;
import com.orbitz.consul.model.kv.Verb;
import com.orbitz.consul.option.ConsistencyMode;
import com.orbitz.consul.option.ImmutableQueryOptions;
import com.orbitz.consul.option.ImmutableTransactionOptions;
import com.orbitz.consul.option.QueryOptions;
import com.orbitz.consul.option.TransactionOptions;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Consul's key-value store as we need it: the only class that talks through the client library. To
 * change the library, rewrite this one and {@link Clients}.
 *
 * <p>Reads are consistent: they go through a leader that has just made sure that it still is one.
 * Of several servers the {@linkplain Leader leader} is asked, and if it fails, the others in turn:
 * the next one at once if a request could not be sent, and with the next request if an answer did
 * not come. Nothing is sent twice from here, but the HTTP client below may do that by itself when a
 * connection breaks, so whoever calls must be prepared to hear of a transaction that it was refused
 * because it had already happened.
 */
final class Kv implements AutoCloseable {
  /** The most operations that Consul takes in one transaction. */
  static final int MAX_OPS = 64;

  private static final QueryOptions CONSISTENT =
      ImmutableQueryOptions.builder().consistencyMode(ConsistencyMode.CONSISTENT).build();
  private static final TransactionOptions CONSISTENTLY =
      ImmutableTransactionOptions.builder().consistencyMode(ConsistencyMode.CONSISTENT).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CONFLICT = 409;

  private final List<Consul> servers;
  private final Leader leader;
  private final boolean ours;
  private final AtomicInteger current = new AtomicInteger();

  /**
   * Talks to servers through clients.
   *
   * @param servers one client per server, all of the same cluster
   * @param leader who leads them, and is asked before others
   * @param ours whether to close the clients in the end
   */
  Kv(List<Consul> servers, Leader leader, boolean ours) {
    this.servers = List.copyOf(servers);
    this.leader = leader;
    this.ours = ours;
  }

  /** Reads one key. */
  Optional<Entry> get(String key) {
    return ask(kv -> kv.getValue(key, CONSISTENT)).map(Kv::entry);
  }

  /** Reads all keys that begin with a folder's name, as they stood at one moment. */
  List<Entry> list(String folder) {
    return ask(kv -> kv.getValues(folder, CONSISTENT)).stream().map(Kv::entry).toList();
  }

  /**
   * Sends a transaction, once.
   *
   * @throws Unanswered if it is not known what became of it
   * @throws Declined if Consul does not take it
   */
  Answer transact(List<Op> ops) {
    var operations = ops.stream().map(Kv::operation).toArray(Operation[]::new);
    return ask(
        kv -> {
          try {
            return applied(kv.performTransaction(CONSISTENTLY, operations).getResponse().results());
          } catch (ConsulException e) {
            if (e.getCode() == CONFLICT) {
              return refused(e);
            }
            throw e;
          }
        });
  }

  @Override
  public void close() {
    if (ours) {
      servers.forEach(Consul::destroy);
    }
  }

  private <T> T ask(Function<KeyValueClient, T> request) {
    leader.look(servers.get(current.get())).ifPresent(current::set);
    Unanswered unsent = null;
    for (int tried = 0; tried < servers.size(); tried++) {
      int at = current.get();
      try {
        return request.apply(servers.get(at).keyValueClient());
      } catch (ConsulException e) {
        current.compareAndSet(at, (at + 1) % servers.size());
        Unanswered failure = unanswered(e);
        leader.lookLater();
        if (failure.sent()) {
          throw failure;
        }
        unsent = failure;
      }
    }
    throw unsent;
  }

  /** Tells a request without an answer from one that was answered with a no. */
  private static Unanswered unanswered(ConsulException e) {
    if (e.getCode() == 0 && e.getCause() != null) {
      return new Unanswered(!neverSent(e.getCause()), e.getCause());
    }
    if (e.getCode() >= 500 || e.getCode() == 429) {
      return new Unanswered(true, e);
    }
    throw new Declined("it says no (" + e.getMessage() + ").", e);
  }

  /** Whether every attempt, the HTTP client's silent ones included, failed to connect at all. */
  private static boolean neverSent(Throwable failure) {
    return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
        .allMatch(
            e ->
                e instanceof ConnectException
                    || e instanceof NoRouteToHostException
                    || e instanceof UnknownHostException);
  }

  private static Answer applied(List<Map<String, Value>> results) {
    var entries = new HashMap<String, Entry>();
    for (Map<String, Value> result : results) {
      for (Value value : result.values()) {
        entries.put(value.getKey(), entry(value));
      }
    }
    return new Answer.Applied(entries);
  }

  /** Reads which operations were to blame: the client knows the answer only as a text. */
  private static Answer refused(ConsulException e) {
    String message = e.getMessage();
    var ops = new TreeSet<Integer>();
    try {
      JsonNode answer = JSON.readTree(message.substring(message.indexOf('{')));
      for (JsonNode error : answer.path("Errors")) {
        if (!isConflict(error.path("What").asText())) {
          throw new Declined("it says no (" + error.path("What").asText() + ").", e);
        }
        ops.add(error.path("OpIndex").asInt());
      }
      if (ops.isEmpty()) {
        throw new Declined("it names nothing to blame (" + message + ").", e);
      }
    } catch (JsonProcessingException | IndexOutOfBoundsException garbled) {
      e.addSuppressed(garbled);
      throw new Declined("its answer is not understood (" + message + ").", e);
    }
    return new Answer.Refused(ops);
  }

  private static boolean isConflict(String what) {
    return what.contains("index is stale")
        || what.contains("current modify index")
        || what.contains("doesn't exist");
  }

  private static Entry entry(Value value) {
    return new Entry(
        value.getKey(),
        value.getValueAsString().orElse(""),
        value.getModifyIndex(),
        value.getFlags());
  }

  private static Operation operation(Op op) {
    var operation = ImmutableOperation.builder().verb(verb(op).toValue()).key(op.key());
    switch (op.verb()) {
      case CAS -> operation.value(op.value()).index(BigInteger.valueOf(op.index()));
      case CHECK_INDEX -> operation.index(BigInteger.valueOf(op.index()));
      case DELETE, GET, GET_TREE -> {}
    }
    if (op.stamp() != 0) {
      operation.flags(op.stamp());
    }
    return operation.build();
  }

  private static Verb verb(Op op) {
    return switch (op.verb()) {
      case CAS -> Verb.CHECK_AND_SET;
      case CHECK_INDEX -> Verb.CHECK_INDEX;
      case DELETE -> Verb.DELETE;
      case GET -> Verb.GET;
      case GET_TREE -> Verb.GET_TREE;
    };
  }
}
