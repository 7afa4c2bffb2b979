package org.aidflow.banksimulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What moved on the account in some days. Opening plus all changes is the closing.
 *
 * @param id the bank's own, once for ever
 * @param number its place among the statements sent, from 1; 0 when it was only asked for
 * @param account its number
 * @param at when it was made
 * @param from the first day
 * @param to the last day
 * @param openingFen the balance before the first line, in fen
 * @param closingFen the balance after the last line, in fen
 */
record Statement(
    String id,
    int number,
    String account,
    Instant at,
    LocalDate from,
    LocalDate to,
    long openingFen,
    long closingFen,
    List<Movement> lines) {}
