package dev.menagerie.redis;

import static dev.menagerie.votes.Cast.COUNTED;
import static dev.menagerie.votes.Cast.MOVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.votes.Ballot;
import dev.menagerie.votes.Cast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** A batch of several scripts, while another instance makes them known to the server. */
class RedisOrderTest {
  private static final int MORE_THAN_A_SCRIPT_TAKES = 600;

  private final RunningRedis redis = RedisBinary.started();
  private final RedisLink link = new RedisLink("Redis", new ToBusyServer(redis), KeySpace.DEFAULT);

  @AfterEach
  void close() {
    link.close();
    redis.close();
  }

  @Test
  void aVotersLastBallotOfABatchIsTheOneThatHolds() {
    var votes = new RedisVotes(link, KeySpace.DEFAULT);
    Stream<Ballot> others =
        IntStream.range(0, MORE_THAN_A_SCRIPT_TAKES).mapToObj(i -> ballot("voter-" + i, "cats"));
    List<Ballot> ballots =
        Stream.of(Stream.of(ballot("ann", "cats")), others, Stream.of(ballot("ann", "dogs")))
            .flatMap(each -> each)
            .toList();

    List<Cast> casts = votes.castAll(ballots);

    assertThat(casts.get(0)).isEqualTo(COUNTED);
    assertThat(casts.get(ballots.size() - 1)).isEqualTo(MOVED);
    assertThat(votes.ballot("poll", "ann")).contains(ballot("ann", "dogs"));
  }

  @Test
  void theLastEditOfABatchIsTheOneThatHolds() {
    var catalog = new RedisCatalog(link, KeySpace.DEFAULT);
    List<Edit> edits =
        IntStream.rangeClosed(1, MORE_THAN_A_SCRIPT_TAKES)
            .<Edit>mapToObj(
                i -> new Edit.Replace(new Procedure("039", "" + i), OptionalLong.empty()))
            .toList();

    List<Edited> edited = catalog.editAll(edits);

    assertThat(edited.get(0)).isInstanceOf(Edited.Written.class);
    assertThat(catalog.find("039").orElseThrow().procedure().title())
        .isEqualTo("" + MORE_THAN_A_SCRIPT_TAKES);
  }

  private static Ballot ballot(String voter, String option) {
    return new Ballot("poll", voter, option, "");
  }

  private record ToBusyServer(RunningRedis redis) implements Routes {
    @Override
    public int slot(String key) {
      return 0;
    }

    @Override
    public Connection borrow(int slot) {
      return new Interleaved(redis);
    }

    @Override
    public void refresh() {}
  }

  /** A connection on which another instance loads the scripts behind each first command. */
  private static final class Interleaved extends Connection {
    private final RunningRedis redis;
    private final List<Object> replies = new ArrayList<>();

    Interleaved(RunningRedis redis) {
      super("127.0.0.1", redis.port());
      this.redis = redis;
    }

    @Override
    public void sendCommand(CommandArguments arguments) {
      super.sendCommand(arguments);
      try {
        replies.add(getOne());
      } catch (JedisDataException e) {
        replies.add(e);
      }
      redis.operator(Command.SCRIPT, "LOAD", text("cast.lua"));
      redis.operator(Command.SCRIPT, "LOAD", text("edit-procedures.lua"));
    }

    @Override
    public List<Object> getMany(int count) {
      return replies;
    }

    private static String text(String script) {
      try (var in = RedisLink.class.getResourceAsStream(script)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
