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
   * Tells what {@link #define} would do, and does nothing.
   *
   * @return a line for each change; none if nothing is to be done
   * @throws StoreException as {@link #define} would
   */
  List<String> changes(Survey survey);

  /**
   * Saves responses, to one survey or several. Each is stored wholly or not at all; together they
   * are no transaction. When the method returns, every one is durable. Of two callers racing with
   * the same response, one gets {@link Saved#STORED}, the other {@link Saved#REPEATED}.
   *
   * @return one outcome per response, in the same order
   * @throws IllegalArgumentException if one is not {@linkplain Response#requireStorable storable}
   * @throws StoreException if an answer does not fit its question, or has none
   * @throws StoreUnavailableException if certainly none of the responses was stored
   * @throws OutcomeUnknownException if some may have been stored; saving them again settles it
   */
  List<Saved> saveAll(List<Response> responses);

  /** Saves one response; see {@link #saveAll}. */
  default Saved save(Response response) {
    return saveAll(List.of(response)).get(0);
  }

  /**
   * Saves responses to one survey, but only as many as it has room for; otherwise as {@link
   * #saveAll}. The bound is exact however many callers and instances save at once, as long as all
   * of them go by it.
   *
   * @param most how many responses the survey takes in all, at least 0
   * @return one outcome per response, in the same order; {@link Saved#FULL} for one that found no
   *     room
   * @throws IllegalArgumentException if the responses are to several surveys
   */
  List<Saved> saveUpTo(long most, List<Response> responses);

  /**
   * Gives a stored response other answers; its moment and its place in the order stay. Questions
   * that the new answers leave out have none any more.
   *
   * @return whether there is such a response; if not, nothing is stored
   * @throws IllegalArgumentException if it is not {@linkplain Response#requireStorable storable}
   * @throws StoreException if an answer does not fit its question, or has none
   * @throws OutcomeUnknownException if it may have been changed or not; doing it again settles it
   */
  boolean replace(Response response);

  /**
   * Deletes a response.
   *
   * @return whether there was one
   * @throws OutcomeUnknownException if it may have been deleted or not; doing it again settles it
   */
  boolean delete(String survey, String id);

  /** Finds one response; empty if there is none. */
  Optional<Response> find(String survey, String id);

  /** Pages through all responses in the order in which they were stored; see the other method. */
  default ResponsePage page(String survey, Optional<String> after, int limit) {
    return page(survey, Filter.all(), Order.OLDEST_FIRST, after, limit);
  }

  /**
   * Pages through the responses that pass a filter.
   *
   * @param after empty for the first page, then each page's {@link ResponsePage#next()}, for the
   *     same filter and order
   * @param limit the most to return, 1 to {@link #MAX_LIMIT}
   * @throws IllegalArgumentException if the limit is another, or no page can have given {@code
   *     after}
   * @throws StoreException if the filter names what is no question
   */
  ResponsePage page(String survey, Filter filter, Order order, Optional<String> after, int limit);

  /** Counts all responses and the answers to each question; see the other method. */
  default Summary summarise(String survey, int top) {
    return summarise(survey, Filter.all(), top);
  }

  /**
   * Counts the responses that pass a filter, and their answers to each question. Of a question of
   * the kind {@link Question.Kind#LIST} each part of an answer is counted by itself. Equal numbers
   * that were written differently, as 5 and 5.0, may count as one answer or as several: who wants
   * them counted as one saves them written alike.
   *
   * @param top how many of the most frequent answers per question, 1 to {@link #MAX_LIMIT}
   * @throws StoreException if the filter names what is no question
   */
  Summary summarise(String survey, Filter filter, int top);
}
