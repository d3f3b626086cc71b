package dev.menagerie.web.messages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.menagerie.web.http.Reply;

/** The answers given most, ready made, up to so many bytes. What they say never becomes untrue. */
final class HotReplies {
  /** What an answer weighs besides its body: its headers, its key and its place in the cache. */
  private static final int BYTES_BESIDE_BODY = 700;

  private final Cache<String, Reply> replies;

  HotReplies(long maxBytes) {
    replies =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String form, Reply reply) -> reply.size() + BYTES_BESIDE_BODY)
            .executor(Runnable::run)
            .build();
  }

  /** The answer for a form of a message, or {@code null}. */
  Reply find(String form) {
    return replies.getIfPresent(form);
  }

  void keep(String form, Reply reply) {
    replies.put(form, reply);
  }
}
