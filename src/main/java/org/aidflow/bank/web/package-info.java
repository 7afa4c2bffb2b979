/** The front door of the bank: its signed callbacks. */
@NullMarked
package org.aidflow.bank.web;

import org.jspecify.annotations.NullMarked;
