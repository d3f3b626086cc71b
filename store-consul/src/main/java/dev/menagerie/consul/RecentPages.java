package dev.menagerie.consul;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pages of groups to which this instance added last, so that it can add more without a look.
 *
 * <p>What it says of an index is true for ever, but the page may have moved on: whoever relies on
 * it must write the page, which happens only at that index.
 */
final class RecentPages {
  /** A new group begins with every trip or two, so older ones have hardly anybody to come. */
  private static final int MOST = 16;

  private final Map<String, Page> pages = new LinkedHashMap<>();

  /** A page as it was last written from here, or an unseen one. */
  Page get(String key) {
    return pages.getOrDefault(key, Page.unseen(key));
  }

  /** Notes a page that was just written; that of a single voter is not worth it. */
  void note(Page page) {
    if (!Keys.isOfGroup(page.key())) {
      return;
    }
    pages.remove(page.key());
    pages.put(page.key(), page);
    if (pages.size() > MOST) {
      pages.remove(pages.keySet().iterator().next());
    }
  }
}
