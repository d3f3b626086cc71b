package dev.menagerie.platform.dns;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers questions about the zone, and has others answered elsewhere if it was told where. */
final class Answers {
  private static final System.Logger LOG = System.getLogger(Answers.class.getName());

  /** What fits into a datagram on every path, and what is told to those who ask for more. */
  private static final int PLAIN_SIZE = 512;

  private static final int LARGEST_SIZE = 1232;

  private final Supplier<Zone> zone;
  private final Optional<Forwarder> forwarder;

  Answers(Supplier<Zone> zone, Optional<Forwarder> forwarder) {
    this.zone = zone;
    this.forwarder = forwarder;
  }

  /**
   * The answer to a datagram or a message of a stream; empty if there can be none.
   *
   * @param limited whether the answer has to fit into a datagram
   */
  Optional<byte[]> answer(byte[] question, boolean limited) {
    Message asked;
    try {
      asked = new Message(question);
    } catch (IOException malformed) {
      return notUnderstood(question);
    }
    if (asked.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Message answer = answer(asked);
    OPTRecord options = asked.getOPT();
    if (options != null && answer.getOPT() == null) {
      answer.addRecord(new OPTRecord(LARGEST_SIZE, 0, 0), Section.ADDITIONAL);
    }
    int size = options == null ? PLAIN_SIZE : Math.min(LARGEST_SIZE, options.getPayloadSize());
    return Optional.of(
        limited ? answer.toWire(Math.max(PLAIN_SIZE, size)) : answer.toWire(Message.MAXLENGTH));
  }

  /** Whether somebody else has to be asked, which may take long. */
  boolean isForeign(byte[] question) {
    if (forwarder.isEmpty()) {
      return false;
    }
    try {
      Record record = new Message(question).getQuestion();
      return record != null && !zone.get().contains(record.getName());
    } catch (IOException malformed) {
      return false;
    }
  }

  private Message answer(Message asked) {
    Record question = asked.getQuestion();
    if (asked.getHeader().getOpcode() != Opcode.QUERY) {
      return refused(asked, Rcode.NOTIMP);
    }
    if (question == null || asked.getHeader().getCount(Section.QUESTION) != 1) {
      return refused(asked, Rcode.FORMERR);
    }
    if (question.getDClass() != DClass.IN && question.getDClass() != DClass.ANY) {
      return refused(asked, Rcode.REFUSED);
    }
    Zone now = zone.get();
    return now.contains(question.getName()) ? own(asked, now) : foreign(asked);
  }

  private Message own(Message asked, Zone now) {
    Record question = asked.getQuestion();
    Message answer = reply(asked, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.AA);
    Optional<List<Record>> known = now.find(question.getName());
    if (known.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    for (Record record : known.orElse(List.of())) {
      if (record.getType() == question.getType() || question.getType() == Type.ANY) {
        answer.addRecord(record.withName(question.getName()), Section.ANSWER);
      }
    }
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      answer.addRecord(now.authority(), Section.AUTHORITY);
    }
    addAddresses(answer, now);
    return answer;
  }

  /** Who asked for ports will want the addresses next. */
  private static void addAddresses(Message answer, Zone now) {
    for (Record record : answer.getSection(Section.ANSWER)) {
      if (record instanceof SRVRecord service) {
        for (Record address : now.find(service.getTarget()).orElse(List.of())) {
          if (!answer.findRecord(address, Section.ADDITIONAL)) {
            answer.addRecord(address, Section.ADDITIONAL);
          }
        }
      }
    }
  }

  private Message foreign(Message asked) {
    if (forwarder.isEmpty()) {
      return refused(asked, Rcode.REFUSED);
    }
    try {
      Message answer = forwarder.get().ask(asked);
      answer.getHeader().setID(asked.getHeader().getID());
      return answer;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A question could not be forwarded", e);
      return refused(asked, Rcode.SERVFAIL);
    }
  }

  private static Message refused(Message asked, int code) {
    return reply(asked, code);
  }

  private static Message reply(Message asked, int code) {
    var answer = new Message(asked.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setOpcode(asked.getHeader().getOpcode());
    answer.getHeader().setRcode(code);
    if (asked.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    if (asked.getQuestion() != null) {
      answer.addRecord(asked.getQuestion(), Section.QUESTION);
    }
    return answer;
  }

  private static Optional<byte[]> notUnderstood(byte[] question) {
    try {
      var header = new Header(question);
      if (header.getFlag(Flags.QR)) {
        return Optional.empty();
      }
      var answer = new Message(header.getID());
      answer.getHeader().setFlag(Flags.QR);
      answer.getHeader().setRcode(Rcode.FORMERR);
      return Optional.of(answer.toWire());
    } catch (IOException tooShort) {
      return Optional.empty();
    }
  }
}
