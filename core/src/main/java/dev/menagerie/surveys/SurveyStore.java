package dev.menagerie.surveys;

import dev.menagerie.store.OutcomeUnknownException;
import dev.menagerie.store.StoreException;
import dev.menagerie.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * What did they answer? Each submission is stored once however often it is sent. SQL stores keep
 * the responses of a survey in a plain table of its name, a column per question, which belongs to
 * the user: rows written by others are read like our own.
 *
 * <p>Thread-safe, and safe beside other instances on the same store. Every method throws {@link
 * StoreUnavailableException} if the store cannot be reached, and {@link StoreException} for a
 * survey that was not {@linkplain #define defined}.
 */
public interface SurveyStore {
  /** The most responses in one page, and the most answers per question in a summary. */
  int MAX_LIMIT = 1000;

  /**
   * Makes room for a survey's responses: creates what is missing, keeps what is there, rows of an
   * older form of the survey included. Defining the same survey again, or by two callers at once,
   * is harmless.
   *
   * @throws StoreException if what is there cannot hold the survey without losing data, saying what
   */
  void define(Survey survey);

  /**
   * Saves responses, to one survey or several. Each is stored wholly or not at all; together they
   * are no transaction. When the method returns, every one is durable. Of two callers racing with
   * the same response, one gets {@link Saved#STORED}, the other {@link Saved#REPEATED}.
   *
   * @return one outcome per response, in the same order
   * @throws StoreException if an answer does not fit its question, or has none
   * @throws StoreUnavailableException if certainly none of the responses was stored
   * @throws OutcomeUnknownException if some may have been stored; saving them again settles it
   */
  List<Saved> saveAll(List<Response> responses);

  /** Saves one response; see {@link #saveAll}. */
  default Saved save(Response response) {
    return saveAll(List.of(response)).get(0);
  }

  /** Finds one response; empty if there is none. */
  Optional<Response> find(String survey, String id);

  /**
   * Pages through the responses in the order in which they were stored.
   *
   * @param after empty for the first page, then each page's {@link ResponsePage#next()}
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   */
  ResponsePage page(String survey, Optional<String> after, int limit);

  /**
   * Counts the responses and the answers to each question.
   *
   * @param top how many of the most frequent answers per question, 1 to {@link #MAX_LIMIT}
   */
  Summary summarise(String survey, int top);
}
