package dev.menagerie.web.messages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.messages.Digest;
import dev.menagerie.web.http.Reply;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The answers given most, ready made, up to so many bytes. What they say never becomes untrue, but
 * a message may be deleted: what is deleted here is forgotten at once, also by those who were just
 * reading it; and since it may be deleted elsewhere, nothing is believed for longer than 5 seconds.
 */
final class HotReplies {
  /** What an answer weighs besides its body: its headers, its key and its place in the cache. */
  private static final int BYTES_BESIDE_BODY = 700;

  private static final long LONGEST_BELIEVED = TimeUnit.SECONDS.toNanos(5);

  private final Cache<String, Kept> replies;
  private final AtomicLong deletions = new AtomicLong();
  private final LongSupplier nanos;

  HotReplies(long maxBytes) {
    this(maxBytes, System::nanoTime);
  }

  HotReplies(long maxBytes, LongSupplier nanos) {
    this.nanos = nanos;
    replies =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String form, Kept kept) -> kept.reply.size() + BYTES_BESIDE_BODY)
            .executor(Runnable::run)
            .build();
  }

  /** The answer for a form of a message, or {@code null}. */
  Reply find(String form) {
    Kept kept = replies.getIfPresent(form);
    return kept != null && nanos.getAsLong() - kept.read < LONGEST_BELIEVED ? kept.reply : null;
  }

  /** To be called before a message is read from the store whose answer may be kept. */
  Reading reading() {
    return new Reading(deletions.get(), nanos.getAsLong());
  }

  /** Keeps an answer, unless anything was deleted since its message began to be read. */
  void keep(String form, Reply reply, Reading reading) {
    replies
        .asMap()
        .compute(
            form,
            (same, before) ->
                deletions.get() == reading.deletions ? new Kept(reply, reading.began) : null);
  }

  /** To be called after a message was deleted from the store; then nobody finds it here. */
  void forget(Digest digest) {
    deletions.incrementAndGet();
    replies.invalidate(MessageReader.form(digest.hex(), false));
    replies.invalidate(MessageReader.form(digest.hex(), true));
  }

  /** The state of things when a message began to be read. */
  record Reading(long deletions, long began) {}

  private record Kept(Reply reply, long read) {}
}
