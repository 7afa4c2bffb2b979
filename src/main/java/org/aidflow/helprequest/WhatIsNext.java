package org.aidflow.helprequest;

/** What follows a payment. */
public enum WhatIsNext {
  /** The bank sent back what it had paid. */
  PAY,
  /** Need lines are open: the search goes on. */
  REST,
  /** An emergency was paid before anybody verified it. */
  CHECK,
  FOLLOW_UP,
  CLOSE
}
