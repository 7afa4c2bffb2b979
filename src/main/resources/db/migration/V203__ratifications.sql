-- A decision in an emergency is ratified afterwards; that speaks for itself without words.

alter table approval_step drop constraint approval_step_act_check;
alter table approval_step add constraint approval_step_act_check
  check (act in ('OPINION', 'DECISION', 'EMERGENCY', 'SEND_BACK', 'RATIFICATION'));

alter table decision drop constraint decision_check;
alter table decision add constraint what_does_not_speak_for_itself_has_words
  check (words is not null or verdict in ('APPROVE', 'RATIFY'));
