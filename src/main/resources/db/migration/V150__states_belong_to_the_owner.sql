-- What a case may become is the schema owner's to say, as with every other table of states.
revoke insert, update, delete, truncate on case_status_transition from "${application_role}";
