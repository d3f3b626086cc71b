package dev.menagerie.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.redis.RedisBinary.RunningRedis;
import dev.menagerie.store.Stores;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** What a search costs the server. */
class RedisCatalogTest {
  private static final Pattern PAGES = Pattern.compile("cmdstat_zrangebylex:calls=([0-9]+)");

  private final RunningRedis redis = RedisBinary.started();
  private final Stores stores = Stores.open(redis.url());
  private final ProcedureCatalog catalog = stores.get(ProcedureCatalog.class);

  @AfterEach
  void close() {
    stores.close();
    redis.close();
  }

  @Test
  void aSearchReadsNoPageBehindTheLastNorOnceItHasFoundEnough() {
    create(1, ProcedureCatalog.MAX_LIMIT);

    assertThat(pagesReadFor("title", 1)).isEqualTo(1);

    create(ProcedureCatalog.MAX_LIMIT + 1, ProcedureCatalog.MAX_LIMIT + 1);
    assertThat(pagesReadFor("title", ProcedureCatalog.MAX_LIMIT)).isEqualTo(1);
    assertThat(pagesReadFor("nowhere", 1)).isEqualTo(2);
  }

  private void create(int first, int last) {
    catalog.editAll(
        IntStream.rangeClosed(first, last)
            .<Edit>mapToObj(i -> new Edit.Create(new Procedure("%05d".formatted(i), "title")))
            .toList());
  }

  private int pagesReadFor(String query, int limit) {
    redis.operator(Command.CONFIG, "RESETSTAT");
    catalog.search(query, limit);
    var pages = PAGES.matcher(redis.info("commandstats"));
    return pages.find() ? Integer.parseInt(pages.group(1)) : 0;
  }
}
