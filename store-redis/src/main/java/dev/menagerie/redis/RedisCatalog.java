package dev.menagerie.redis;

import dev.menagerie.procedures.CatalogPage;
import dev.menagerie.procedures.CatalogQuery;
import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.Check;
import dev.menagerie.store.StoreCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The catalogue on Redis, resting on the atomicity of a script: a hash of rows, a sorted set of
 * their codes, and one counter that numbers every change, all under one tag. A search reads the
 * rows in their order until it has found enough.
 *
 * <p>No edit is repeated by itself, since the answer would then be about the repetition.
 */
final class RedisCatalog implements ProcedureCatalog {
  private static final Script EDIT = Script.named("edit-procedures.lua");
  private static final Script LIST = Script.named("list-procedures.lua");

  /** Redis serves nobody else while a script runs, so a script's share of a batch is bounded. */
  private static final int EDITS_A_SCRIPT = 500;

  private final RedisLink link;
  private final String rows;
  private final String codes;
  private final String version;

  RedisCatalog(RedisLink link, KeySpace keys) {
    this.link = link;
    this.rows = keys.of("procedures", "rows");
    this.codes = keys.of("procedures", "codes");
    this.version = keys.of("procedures", "version");
  }

  @Override
  public List<Edited> editAll(List<Edit> edits) {
    var shares = new ArrayList<Command<Object>>();
    for (int from = 0; from < edits.size(); from += EDITS_A_SCRIPT) {
      shares.add(editing(edits.subList(from, Math.min(edits.size(), from + EDITS_A_SCRIPT))));
    }
    var edited = new ArrayList<Edited>();
    for (Object outcomes :
        link.writeAll(call("make " + edits.size() + " edits", ""), Repeat.NEVER, shares)) {
      for (Object outcome : (List<?>) outcomes) {
        edited.add(edited(edits.get(edited.size()).code(), (List<?>) outcome));
      }
    }
    return edited;
  }

  /** Applies edits by one script: others see all of them or none, and wait until it is through. */
  void editAtOnce(List<Edit> edits) {
    link.write(call("make " + edits.size() + " edits at once", ""), Repeat.NEVER, editing(edits));
  }

  @Override
  public Optional<Entry> find(String code) {
    String row =
        link.read(call("find code", code), Command.of(rows, Command.REDIS.hget(rows, code)));
    return Optional.ofNullable(row).map(r -> entry(code, r));
  }

  @Override
  public CatalogPage page(long offset, int limit) {
    Check.limit(limit, MAX_LIMIT);
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0, but is " + offset);
    }
    long first = Math.min(offset, Long.MAX_VALUE - limit);
    return listed("ZRANGE", "" + first, "" + (first + limit - 1));
  }

  @Override
  public List<Entry> list(Optional<String> after, int limit) {
    Check.limit(limit, MAX_LIMIT);
    return listed(
            "ZRANGEBYLEX", after.map(code -> "(" + code).orElse("-"), "+", "LIMIT", "0", "" + limit)
        .entries();
  }

  @Override
  public List<Entry> search(String query, int limit) {
    var wanted = new CatalogQuery(query);
    Check.limit(limit, MAX_LIMIT);
    var found = new ArrayList<Entry>();
    Optional<String> after = Optional.empty();
    List<Entry> page;
    do {
      page = list(after, MAX_LIMIT);
      for (Entry entry : page) {
        if (found.size() < limit && wanted.matches(entry.procedure())) {
          found.add(entry);
        }
        after = Optional.of(entry.procedure().code());
      }
    } while (page.size() == MAX_LIMIT && found.size() < limit);
    return found;
  }

  @Override
  public long version() {
    String number =
        link.read(
            call("read the catalogue's version", ""),
            Command.of(version, Command.REDIS.get(version)));
    return number == null ? 0 : Long.parseLong(number);
  }

  private Command<Object> editing(List<Edit> edits) {
    var arguments = new ArrayList<String>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.Create create) {
        add(arguments, "create", create.code(), create.procedure().title(), OptionalLong.empty());
      } else if (edit instanceof Edit.Replace replace) {
        add(arguments, "replace", replace.code(), replace.procedure().title(), replace.expected());
      } else if (edit instanceof Edit.Delete delete) {
        add(arguments, "delete", delete.code(), "", delete.expected());
      }
    }
    Command<Object> edit = EDIT.with(List.of(rows, codes, version), arguments);
    // One that others may follow must not be sent again, behind them.
    return edits.size() == EDITS_A_SCRIPT ? edit.inFull() : edit;
  }

  private static void add(
      List<String> arguments, String what, String code, String title, OptionalLong expected) {
    arguments.add(what);
    arguments.add(code);
    arguments.add(title);
    arguments.add(expected.isPresent() ? "" + expected.getAsLong() : "");
  }

  private static Edited edited(String code, List<?> outcome) {
    String word = (String) outcome.get(0);
    return switch (word) {
      case "CREATED" -> new Edited.Written(entry(code, (String) outcome.get(1)), true);
      case "REPLACED" -> new Edited.Written(entry(code, (String) outcome.get(1)), false);
      case "CONFLICT" -> new Edited.Conflict(entry(code, (String) outcome.get(1)));
      case "DELETED" -> new Edited.Deleted();
      case "MISSING" -> new Edited.Missing();
      default -> throw new IllegalStateException("edit-procedures.lua answered " + word);
    };
  }

  private CatalogPage listed(String... range) {
    var reply =
        (List<?>)
            link.read(call("list procedures", ""), LIST.with(List.of(codes, rows), List.of(range)));
    var entries = new ArrayList<Entry>();
    for (int i = 1; i < reply.size(); i += 2) {
      entries.add(entry((String) reply.get(i), (String) reply.get(i + 1)));
    }
    return new CatalogPage(entries, (Long) reply.get(0));
  }

  private static Entry entry(String code, String row) {
    int space = row.indexOf(' ');
    return new Entry(
        new Procedure(code, row.substring(space + 1)), Long.parseLong(row.substring(0, space)));
  }

  private StoreCall call(String operation, String key) {
    return new StoreCall(link.name(), operation, key);
  }
}
