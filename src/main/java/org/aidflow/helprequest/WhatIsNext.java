package org.aidflow.helprequest;

/** What follows a payment. */
public enum WhatIsNext {
  /** Need lines are open: the search goes on. */
  REST,
  /** An emergency was paid before anybody verified it. */
  CHECK,
  FOLLOW_UP,
  CLOSE
}
