/**
 * Goods on their way from the aid station to the household: one shipment for each need line,
 * dispatched, and handed over with a photo and the family's signature. What is lost or damaged is
 * looked for again. No money moves here.
 */
@NullMarked
package org.aidflow.handover;

import org.jspecify.annotations.NullMarked;
