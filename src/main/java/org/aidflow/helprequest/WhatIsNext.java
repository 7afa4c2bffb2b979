package org.aidflow.helprequest;

/** What follows a payment. */
public enum WhatIsNext {
  FOLLOW_UP,
  CLOSE
}
