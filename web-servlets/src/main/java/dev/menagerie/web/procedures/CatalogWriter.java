package dev.menagerie.web.procedures;

import dev.menagerie.procedures.Edit;
import dev.menagerie.procedures.Edited;
import dev.menagerie.procedures.Entry;
import dev.menagerie.procedures.Procedure;
import dev.menagerie.procedures.ProcedureCatalog;
import dev.menagerie.store.StoreException;
import dev.menagerie.web.http.Conditional;
import dev.menagerie.web.http.HttpProblem;
import dev.menagerie.web.http.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Changes one code as a request asks. What a client expects to be there ({@code If-Match}, {@code
 * If-None-Match}) becomes the version that the store is told to expect, so that nothing slips in
 * between a look and the write.
 */
final class CatalogWriter {
  private static final int TRIES = 20;

  private final ProcedureCatalog catalog;
  private final boolean dated;
  private final Function<Edit, CompletableFuture<Edited>> edit;

  /**
   * Writes into a catalogue.
   *
   * @param dated whether changes may be about the past alone, and leave the catalogue as it is
   * @param edit carries an edit to it, some time soon
   */
  CatalogWriter(
      ProcedureCatalog catalog, boolean dated, Function<Edit, CompletableFuture<Edited>> edit) {
    this.catalog = catalog;
    this.dated = dated;
    this.edit = edit;
  }

  /** Adds a code that must not be there: 201, else 409. */
  CompletableFuture<Reply> create(Procedure procedure, Links links) {
    return edit.apply(new Edit.Create(procedure))
        .thenApply(
            edited -> {
              if (edited instanceof Edited.Written written) {
                return written(written, links);
              }
              String tag = Tags.of(((Edited.Conflict) edited).current());
              throw new HttpProblem(
                  409, "There is a code " + procedure.code() + " already", Map.of("ETag", tag));
            });
  }

  /** Sets what a code stands for, adding it if it is not there. */
  CompletableFuture<Reply> put(HttpServletRequest request, Procedure procedure, Links links) {
    String match = Conditional.header(request, "If-Match");
    String noneMatch = Conditional.header(request, "If-None-Match");
    if (match == null && noneMatch == null) {
      return edit.apply(new Edit.Replace(procedure, OptionalLong.empty()))
          .thenApply(edited -> written((Edited.Written) edited, links));
    }
    if (match == null && Conditional.any(noneMatch)) {
      return edit.apply(new Edit.Create(procedure)).thenApply(edited -> created(edited, links));
    }
    return replace(
        match, noneMatch, procedure.code(), current -> Optional.of(procedure), links, TRIES);
  }

  /** Changes some of what is there, unless it is so already: 404 if nothing is. */
  CompletableFuture<Reply> patch(
      HttpServletRequest request, String code, ProcedureBody body, Links links) {
    return replace(
        Conditional.header(request, "If-Match"),
        Conditional.header(request, "If-None-Match"),
        code,
        current -> {
          Procedure there = current.orElseThrow(Paging::notFound).procedure();
          return body.onto(there).filter(changed -> dated || !changed.equals(there));
        },
        links,
        TRIES);
  }

  /** Removes a code: 404 if it is not there. */
  CompletableFuture<Reply> delete(HttpServletRequest request, String code) {
    String match = Conditional.header(request, "If-Match");
    String noneMatch = Conditional.header(request, "If-None-Match");
    OptionalLong expected = OptionalLong.empty();
    if (noneMatch != null || (match != null && !Conditional.any(match))) {
      Optional<Entry> current = catalog.find(code);
      check(match, noneMatch, current);
      expected = current.map(e -> OptionalLong.of(e.version())).orElse(expected);
    }
    return edit.apply(new Edit.Delete(code, expected))
        .thenApply(
            edited -> {
              if (edited instanceof Edited.Conflict conflict) {
                throw Tags.failed(Tags.of(conflict.current()));
              }
              if (edited instanceof Edited.Missing) {
                throw match != null ? Tags.nothingThere() : Paging.notFound();
              }
              return Reply.json(200, ProcedureJson.EMPTY);
            });
  }

  /**
   * Looks, checks, and writes at the version seen; once more if somebody was faster.
   *
   * @param change what to make of what is there; empty for nothing else
   */
  private CompletableFuture<Reply> replace(
      String match,
      String noneMatch,
      String code,
      Function<Optional<Entry>, Optional<Procedure>> change,
      Links links,
      int tries) {
    Optional<Entry> current = catalog.find(code);
    check(match, noneMatch, current);
    Optional<Procedure> procedure = change.apply(current);
    if (procedure.isEmpty()) {
      return CompletableFuture.completedFuture(
          written(new Edited.Written(current.orElseThrow(), false), links));
    }
    Edit asSeen =
        current.isPresent()
            ? new Edit.Replace(procedure.get(), OptionalLong.of(current.get().version()))
            : new Edit.Create(procedure.get());
    return edit.apply(asSeen)
        .thenCompose(
            edited -> {
              if (edited instanceof Edited.Written written) {
                return CompletableFuture.completedFuture(written(written, links));
              }
              if (tries > 1 && (match == null || Conditional.any(match))) {
                return CompletableFuture.completedFuture(edited)
                    .thenComposeAsync(
                        missed -> replace(match, noneMatch, code, change, links, tries - 1));
              }
              throw edited instanceof Edited.Conflict conflict
                  ? Tags.failed(Tags.of(conflict.current()))
                  : Tags.nothingThere();
            });
  }

  private static void check(String match, String noneMatch, Optional<Entry> current) {
    String tag = current.map(Tags::of).orElse(null);
    if (!Conditional.mayChange(match, tag)) {
      throw tag == null ? Tags.nothingThere() : Tags.failed(tag);
    }
    if (tag != null && (Conditional.any(noneMatch) || Conditional.names(noneMatch, tag))) {
      throw Tags.failed(tag);
    }
  }

  private Reply created(Edited edited, Links links) {
    if (edited instanceof Edited.Conflict conflict) {
      throw Tags.failed(Tags.of(conflict.current()));
    }
    return written((Edited.Written) edited, links);
  }

  /** Tells the tag of what was written, if that is what the catalogue holds now. */
  private Reply written(Edited.Written written, Links links) {
    Entry entry = written.entry();
    String code = entry.procedure().code();
    Reply reply = Reply.json(written.created() ? 201 : 200, ProcedureJson.EMPTY);
    if (!dated || isInForce(entry)) {
      reply = reply.with("ETag", Tags.of(entry));
    }
    return written.created() ? reply.with("Location", links.item(code)) : reply;
  }

  /** Whether the catalogue holds what was written, for good by now, whatever becomes of asking. */
  private boolean isInForce(Entry written) {
    try {
      return catalog.find(written.procedure().code()).filter(written::equals).isPresent();
    } catch (StoreException e) {
      return false;
    }
  }
}
