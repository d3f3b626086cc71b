select digest, body, expires from menagerie_messages
 where digest = any(?) and (expires is null or expires > ?)
