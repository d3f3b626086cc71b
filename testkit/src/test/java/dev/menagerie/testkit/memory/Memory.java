package dev.menagerie.testkit.memory;

import dev.menagerie.accounts.Account;
import dev.menagerie.accounts.Token;
import dev.menagerie.messages.Digest;
import dev.menagerie.messages.Message;
import dev.menagerie.procedures.Entry;
import dev.menagerie.surveys.Response;
import dev.menagerie.surveys.Survey;
import dev.menagerie.votes.Ballot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What all instances on one store share. Whoever touches it holds its monitor. */
public final class Memory {
  final Map<String, Map<String, Ballot>> ballots = new HashMap<>();
  final Map<String, Map<String, Long>> totals = new HashMap<>();
  final Map<String, Long> visits = new HashMap<>();
  final TreeMap<Digest, Message> messages = new TreeMap<>();
  final Map<String, Survey> surveys = new HashMap<>();
  final Map<String, LinkedHashMap<String, Response>> responses = new HashMap<>();
  final Map<String, Map<String, Long>> places = new HashMap<>();
  final TreeMap<String, Entry> procedures = new TreeMap<>();
  final TreeMap<String, Account> accounts = new TreeMap<>();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, byte[]> secrets = new HashMap<>();
  long version;
  long stored;
}
