package dev.menagerie.embedding;

import dev.menagerie.batch.GroupCommit;
import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.messages.MessageStore;
import dev.menagerie.store.Stores;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The library without a web server: one message stored plainly, and many in shared trips. */
public final class OnlyTheLibrary {
  private OnlyTheLibrary() {}

  /** Stores a text, and prints what is found under its digest. */
  public static void main(String[] args) {
    try (Stores stores = Stores.open("jdbc:h2:./data/menagerie")) {
      MessageStore messages = stores.get(MessageStore.class);
      Digest digest = messages.put(Message.of("foo"));
      String text = messages.find(digest).orElseThrow().text();
      System.out.println(digest + " " + text);
    }
  }

  /** Stores many texts; each future completes when its own text is durable. */
  public static List<Digest> storeMany(Stores stores, List<String> texts) {
    MessageStore messages = stores.get(MessageStore.class);
    try (GroupCommit<Message, Digest> commit =
        GroupCommit.to(stores.name(), "put messages", messages::putAll).build()) {
      List<CompletableFuture<Digest>> stored =
          texts.stream().map(text -> commit.submit(Message.of(text))).toList();
      return stored.stream().map(CompletableFuture::join).toList();
    }
  }
}
