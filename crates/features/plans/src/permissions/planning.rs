//! Permissions around a plan as a whole: drafting, issuing, directives, reports, what citizens see.

use kernel::actor::Role;
use kernel::ids::StaffId;
use kernel::permission::{Action, Grant, Object, Policy, Scope};

use super::MAKERS;
use crate::model::PlanState;

const ISSUED: &str =
    "Kế hoạch đã ban hành. Muốn đổi thời hạn, người thực hiện hoặc sản phẩm, hãy gửi đề nghị thay đổi ở từng nhiệm vụ.";
const ONLY_DRAFTS: &[(&str, &str)] = &[("nhap", ""), ("dang_thuc_hien", ISSUED), ("ket_thuc", ISSUED)];

fn plan(state: PlanState) -> Object<'static> {
    Object { state: state.code(), ..Object::default() }
}

/// Seeing a plan: a draft is for its makers, a running plan for everybody of the commune.
#[derive(Debug, Clone, Copy)]
pub struct ViewPlan {
    pub state: PlanState,
}

impl Action for ViewPlan {
    const POLICY: Policy = Policy {
        name: "plans.view_plan",
        label: "Xem kế hoạch và nhiệm vụ",
        grants: &[MAKERS, Grant::to(&Role::MEMBERS, Scope::OwnCommune).when(&["dang_thuc_hien", "ket_thuc"])],
        states: &[("nhap", ""), ("dang_thuc_hien", ""), ("ket_thuc", "")],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        plan(self.state)
    }
}

/// Importing a plan's document as a draft.
#[derive(Debug, Clone, Copy)]
pub struct ImportPlan;

impl Action for ImportPlan {
    const POLICY: Policy = Policy {
        name: "plans.import_plan",
        label: "Nhập kế hoạch từ văn bản",
        grants: &[MAKERS],
        refusal: "Việc nhập kế hoạch do đầu mối kế hoạch (Phòng Văn hóa - Xã hội) hoặc lãnh đạo UBND thực hiện.",
        ..Policy::NOBODY
    };
}

/// Completing a draft: people, products, authority; splitting and merging; throwing it away. A draft is hidden from
/// everybody but its makers.
#[derive(Debug, Clone, Copy)]
pub struct EditDraft {
    pub state: PlanState,
}

impl Action for EditDraft {
    const POLICY: Policy = Policy {
        name: "plans.edit_draft",
        label: "Sửa bản nháp kế hoạch",
        grants: &[MAKERS],
        states: ONLY_DRAFTS,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        plan(self.state)
    }
}

/// Issuing a plan: from now on it runs and its baseline stands.
#[derive(Debug, Clone, Copy)]
pub struct StartPlan {
    pub state: PlanState,
}

impl Action for StartPlan {
    const POLICY: Policy = Policy {
        name: "plans.start_plan",
        label: "Ban hành kế hoạch",
        grants: &[MAKERS],
        states: ONLY_DRAFTS,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        plan(self.state)
    }
}

/// Deciding what citizens see.
#[derive(Debug, Clone, Copy)]
pub struct Publish;

impl Action for Publish {
    const POLICY: Policy = Policy {
        name: "plans.publish",
        label: "Công khai cho người dân",
        grants: &[MAKERS],
        refusal: "Việc công khai do đầu mối kế hoạch hoặc lãnh đạo UBND quyết định.",
        ..Policy::NOBODY
    };
}

/// Entering a directive and following its dissemination.
#[derive(Debug, Clone, Copy)]
pub struct ManageDirectives;

impl Action for ManageDirectives {
    const POLICY: Policy = Policy {
        name: "plans.manage_directives",
        label: "Đưa vào và theo dõi văn bản chỉ đạo",
        grants: &[MAKERS],
        refusal: "Văn bản chỉ đạo do đầu mối kế hoạch hoặc lãnh đạo UBND đưa vào.",
        ..Policy::NOBODY
    };
}

/// Confirming that one has read a directive: each for himself only.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmReading {
    pub reader: StaffId,
}

impl Action for ConfirmReading {
    const POLICY: Policy = Policy {
        name: "plans.confirm_reading",
        label: "Xác nhận đã đọc văn bản chỉ đạo",
        grants: &[Grant::to(&[], Scope::Own)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.reader), None, None], ..Object::default() }
    }
}

/// Making the consolidated report.
#[derive(Debug, Clone, Copy)]
pub struct MakeReport;

impl Action for MakeReport {
    const POLICY: Policy = Policy {
        name: "plans.make_report",
        label: "Lập báo cáo tổng hợp",
        grants: &[MAKERS],
        refusal: "Báo cáo tổng hợp do đầu mối kế hoạch hoặc lãnh đạo UBND lập.",
        ..Policy::NOBODY
    };
}

/// Sending reminders and loading the sample: the program itself.
#[derive(Debug, Clone, Copy)]
pub struct RunJobs;

impl Action for RunJobs {
    const POLICY: Policy = Policy::program("plans.run_jobs", "Gửi thư nhắc việc", "Chỉ chương trình thực hiện.");
}
