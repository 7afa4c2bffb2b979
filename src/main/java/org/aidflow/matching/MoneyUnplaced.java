package org.aidflow.matching;

/** Money came in that nobody can place; published in the transaction that keeps it. */
public record MoneyUnplaced(UnplacedMoney money) {}
