package org.aidflow.disbursement;

/** What happens to a payment means something for what it is made for. */
interface Meaning {

  /** An official vouches for where it goes. */
  void prepared(Disbursement payment);

  void released(Disbursement payment);

  void sentBack(Disbursement payment);

  void paid(Disbursement payment);

  void rejected(Disbursement payment);

  /** It came back after it was paid. */
  void returned(Disbursement payment);

  /** Nobody knows what became of it, and a person clears it up. */
  void unclear(Disbursement payment);

  /** An official found where the money shall go instead. */
  void accountCorrected(Disbursement payment);
}
