//! Who may read each column that is about a person. A new column needs a line here.

use kernel::actor::Role;
use kernel::permission::{Grant, Scope};

/// Who may read a column on a screen or in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Nobody without more; sensitive columns only after a leaf in the journal, which no page here writes.
    Nobody,
    /// The roles that one of these policies grants something.
    By(&'static [&'static str]),
    /// The person himself, and the roles that one of these policies grants something.
    Own(&'static [&'static str]),
    /// The roles that this policy grants something; anybody on the pages for citizens.
    Published(&'static str),
    /// Lines of the journal: its readers, the person himself, and what happened to a difficulty or a task below it.
    Journal,
}
use Reader::{By, Journal, Nobody, Own, Published};

/// Column and readers.
pub(super) const RULES: &[(&str, Reader)] = &[
    ("db_journal.account", Journal),
    ("db_journal.actor_name", Journal),
    ("db_journal.summary", Journal),
    ("db_journal.detail", Journal),
    ("db_journal.reason", Journal),
    ("db_journal.salt", Nobody),
    ("db_seal.salt", Nobody),
    ("db_submission.key", Nobody),
    ("db_submission.account", Nobody),
    ("db_draft.account", Own(&[])),
    ("db_draft.key", Nobody),
    ("db_draft.fields", Own(&[])),
    ("db_file.name", Published("plans.view_plan")),
    ("db_file.content", Published("plans.view_plan")),
    ("accounts_account.username", Own(&["access.view_accounts"])),
    ("accounts_account.password_hash", Nobody),
    ("accounts_account.staff", Own(&["access.view_accounts"])),
    ("accounts_account.unit", Own(&["access.view_accounts"])),
    ("accounts_account.name", Own(&["access.view_accounts", "access.delegate", "journal.view_journal"])),
    ("accounts_account.title", Own(&["access.view_accounts", "access.delegate", "journal.view_journal"])),
    ("accounts_account.roles", Own(&["access.view_accounts"])),
    ("accounts_account.active", Own(&["access.view_accounts"])),
    ("accounts_account.state", Own(&["access.view_accounts"])),
    ("accounts_session.account", Own(&[])),
    ("accounts_session.token_digest", Nobody),
    ("accounts_session.browser", Own(&[])),
    ("accounts_totp.id", Own(&[])),
    ("accounts_totp.totp_secret", Nobody),
    ("accounts_recovery.account", Own(&[])),
    ("accounts_recovery.code_hash", Nobody),
    ("accounts_passkey.account", Own(&[])),
    ("accounts_passkey.name", Own(&[])),
    ("accounts_passkey.credential_id", Nobody),
    ("accounts_passkey.last_used_at", Own(&[])),
    ("accounts_device.account", Own(&[])),
    ("accounts_device.token_digest", Nobody),
    ("accounts_presence.last_seen", Own(&[])),
    ("staff_member.full_name", Published("org.view_house")),
    ("staff_member.search_key", Nobody),
    ("staff_member.sort_key", Nobody),
    ("staff_member.unit", By(&["org.view_house"])),
    ("staff_member.title", Published("org.view_house")),
    ("staff_member.kind", By(&["org.view_house"])),
    ("staff_member.email", By(&["org.view_house"])),
    ("staff_member.left_on", By(&["org.view_house"])),
    ("staff_private.birth_date", Nobody),
    ("staff_private.citizen_id", Nobody),
    ("staff_private.ethnicity", Nobody),
    ("staff_private.party_since", Nobody),
    ("staff_post.staff", By(&["org.view_house"])),
    ("staff_post.position", By(&["org.view_house"])),
    ("staff_post.concurrent", By(&["org.view_house"])),
    ("staff_post.from_on", By(&["org.view_house"])),
    ("staff_post.until_on", By(&["org.view_house"])),
    ("staff_relative.staff", Own(&["staff.view_relatives"])),
    ("staff_relative.relative", Own(&["staff.view_relatives"])),
    ("staff_relative.relation", Own(&["staff.view_relatives"])),
    ("staff_relative.noted_on", Own(&["staff.view_relatives"])),
    ("access_grant.account", By(&["access.view_accounts"])),
    ("access_grant.role", By(&["access.view_accounts"])),
    ("access_grant.unit", By(&["access.view_accounts"])),
    ("access_grant.acting", By(&["access.view_accounts"])),
    ("access_grant.document", By(&["access.view_accounts"])),
    ("access_grant.valid_from", By(&["access.view_accounts"])),
    ("access_grant.valid_until", By(&["access.view_accounts"])),
    ("access_delegation.from_account", Own(&["access.view_accounts"])),
    ("access_delegation.from_staff", Own(&["access.view_accounts"])),
    ("access_delegation.from_name", Own(&["access.view_accounts"])),
    ("access_delegation.to_account", Own(&["access.view_accounts"])),
    ("access_delegation.to_name", Own(&["access.view_accounts"])),
    ("access_delegation.role", Own(&["access.view_accounts"])),
    ("access_delegation.unit", Own(&["access.view_accounts"])),
    ("access_delegation.document", Own(&["access.view_accounts"])),
    ("access_delegation.note", Own(&["access.view_accounts"])),
    ("access_delegation.valid_from", Own(&["access.view_accounts"])),
    ("access_delegation.valid_until", Own(&["access.view_accounts"])),
    ("access_delegation.state", Own(&["access.view_accounts"])),
    ("lawbook_choice.proposed_by", By(&["lawbook.view_law"])),
    ("lawbook_choice.proposer_staff", By(&["lawbook.view_law"])),
    ("lawbook_choice.proposer_behalf", By(&["lawbook.view_law"])),
    ("lawbook_choice.proposer_name", By(&["lawbook.view_law"])),
    ("lawbook_choice.decided_by", By(&["lawbook.view_law"])),
    ("lawbook_choice.decider_staff", By(&["lawbook.view_law"])),
    ("lawbook_choice.decider_behalf", By(&["lawbook.view_law"])),
    ("lawbook_choice.decider_name", By(&["lawbook.view_law"])),
    ("access_request.account", By(&["access.view_accounts"])),
    ("access_request.staff", By(&["access.view_accounts"])),
    ("access_request.person_name", By(&["access.view_accounts"])),
    ("access_request.person_title", By(&["access.view_accounts"])),
    ("access_request.person_unit", By(&["access.view_accounts"])),
    ("access_request.username", By(&["access.view_accounts"])),
    ("access_request.role", By(&["access.view_accounts"])),
    ("access_request.unit", By(&["access.view_accounts"])),
    ("access_request.acting", By(&["access.view_accounts"])),
    ("access_request.document", By(&["access.view_accounts"])),
    ("access_request.valid_from", By(&["access.view_accounts"])),
    ("access_request.valid_until", By(&["access.view_accounts"])),
    ("access_request.reason", By(&["access.view_accounts"])),
    ("access_request.proposed_by", By(&["access.view_accounts"])),
    ("access_request.proposer_staff", By(&["access.view_accounts"])),
    ("access_request.proposer_name", By(&["access.view_accounts"])),
    ("access_request.decided_by", By(&["access.view_accounts"])),
    ("access_request.decider_staff", By(&["access.view_accounts"])),
    ("access_request.decider_behalf", By(&["access.view_accounts"])),
    ("access_request.decider_name", By(&["access.view_accounts"])),
    ("access_request.decision_reason", By(&["access.view_accounts"])),
    ("access_invitation.account", By(&["access.view_accounts"])),
    ("access_invitation.link_digest", Nobody),
    ("access_invitation.code_digest", Nobody),
    ("plans_plan.created_by", By(&["plans.view_plan"])),
    ("plans_plan.started_by", By(&["plans.view_plan"])),
    ("plans_plan.start_reason", By(&["plans.view_plan"])),
    ("plans_task.owner", By(&["plans.view_plan"])),
    ("plans_task.accountable", By(&["plans.view_plan"])),
    ("plans_task.authority", By(&["plans.view_plan"])),
    ("plans_task.state_reason", By(&["plans.view_plan"])),
    ("plans_task.baseline_owner", By(&["plans.view_plan"])),
    ("plans_entry.author", By(&["plans.view_plan"])),
    ("plans_entry.author_name", By(&["plans.view_plan"])),
    ("plans_entry.body", By(&["plans.view_plan"])),
    ("plans_move.reason", By(&["plans.view_plan"])),
    ("plans_evidence.note", By(&["plans.view_plan"])),
    ("plans_evidence.submitted_by", By(&["plans.view_plan"])),
    ("plans_evidence.submitter_name", By(&["plans.view_plan"])),
    ("plans_evidence.decided_by", By(&["plans.view_plan"])),
    ("plans_evidence.decider_name", By(&["plans.view_plan"])),
    ("plans_evidence.reason", By(&["plans.view_plan"])),
    ("plans_change.old_text", By(&["plans.view_plan"])),
    ("plans_change.new_text", By(&["plans.view_plan"])),
    ("plans_change.new_person", By(&["plans.view_plan"])),
    ("plans_change.reason", By(&["plans.view_plan"])),
    ("plans_change.requested_by", By(&["plans.view_plan"])),
    ("plans_change.requester_name", By(&["plans.view_plan"])),
    ("plans_change.decided_by", By(&["plans.view_plan"])),
    ("plans_change.decider_name", By(&["plans.view_plan"])),
    ("plans_change.decision_reason", By(&["plans.view_plan"])),
    ("plans_difficulty.body", By(&["plans.view_difficulty"])),
    ("plans_difficulty.reported_by", By(&["plans.view_difficulty"])),
    ("plans_difficulty.reporter_name", By(&["plans.view_difficulty"])),
    ("plans_difficulty.answer", By(&["plans.view_difficulty"])),
    ("plans_difficulty.answered_by", By(&["plans.view_difficulty"])),
    ("plans_difficulty.answerer_name", By(&["plans.view_difficulty"])),
    ("plans_reader.staff", By(&["plans.view_plan"])),
    ("plans_reader.confirmed_on", By(&["plans.view_plan"])),
    ("plans_reader.reminded_on", By(&["plans.view_plan"])),
    ("plans_reader.reminders", By(&["plans.view_plan"])),
    ("plans_mail.staff", Nobody),
    ("plans_mail.sent_on", Nobody),
    ("plans_mail.subject", Nobody),
];

fn granted(policies: &[&str], role: Option<Role>) -> bool {
    let all = crate::permissions::policies();
    policies.iter().any(|name| {
        let policy = all.iter().find(|policy| policy.name == *name).expect("a policy of this name");
        // Without roles a grant is everybody's: about his own things, which is another rule, or about all of the commune.
        let everybodys = |grant: &Grant| grant.roles.is_empty() && grant.scope == Scope::OwnCommune;
        role.is_some_and(|role| policy.grants.iter().any(|grant| grant.roles.contains(&role) || everybodys(grant)))
    })
}

/// Whether a role may see the column on this page; `own`: the row is his own.
pub(super) fn may_see(column: &str, role: Option<Role>, path: &str, own: bool) -> bool {
    let (_, reader) = RULES.iter().find(|(name, _)| *name == column).expect("a rule");
    match reader {
        Nobody => false,
        By(policies) => granted(policies, role),
        Own(policies) => own || granted(policies, role),
        Published(policy) => granted(&[policy], role) || path.starts_with("/cong-khai/"),
        Journal => {
            let difficulty = path.starts_with("/kho-khan/") && granted(&["plans.view_difficulty"], role);
            let task = path.starts_with("/nhiem-vu/") && granted(&["plans.view_plan"], role);
            difficulty || task || own || granted(&["journal.view_journal"], role)
        }
    }
}
