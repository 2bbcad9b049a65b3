import type { Templates } from './template.ts';

export const ko: Templates = {
  passwordReset: {
    subject: '{{siteName}} 비밀번호 재설정',
    paragraphs: [
      '{{siteName}} 비밀번호를 재설정해 달라는 요청이 있었습니다.',
      '{{link}}',
      '이 링크는 {{until}}까지 한 번만 사용할 수 있습니다.',
    ],
    action: '새 비밀번호 정하기',
    warning: ['본인이 요청하지 않았다면 아무것도 하지 않으셔도 됩니다. 비밀번호는 그대로 유지됩니다.'],
  },
  emailVerification: {
    subject: '{{siteName}} 이메일 주소 확인',
    paragraphs: [
      '이 이메일 주소가 본인의 것인지 확인해 주세요.',
      '{{link}}',
      '이 링크는 {{until}}까지 한 번만 사용할 수 있습니다.',
    ],
    action: '이메일 주소 확인하기',
    warning: [
      '{{siteName}}에 직접 가입하지 않으셨다면 확인하지 마세요. 가입한 사람이 회원님의 주소로 된 계정을 갖게 됩니다.',
    ],
  },
  newEmailVerification: {
    subject: '{{siteName}} 이메일 주소 확인',
    paragraphs: [
      '{{siteName}}의 한 계정에 이 이메일 주소가 등록되었습니다. 본인의 계정이라면 주소를 확인해 주세요.',
      '{{link}}',
      '이 링크는 {{until}}까지 한 번만 유효합니다.',
    ],
    action: '새 이메일 주소 확인하기',
    warning: [],
    other: {
      before: '본인의 계정이 아니라면 확인하지 마세요. 알려 주시면 그 계정은 이전 주소로 되돌아갑니다:',
      action: '내 계정이 아닙니다',
    },
  },
  passwordlessLogin: {
    subject: '{{siteName}} 로그인',
    paragraphs: [
      '비밀번호 없이 {{siteName}}에 로그인하려는 요청이 있었습니다.',
      '{{link}}',
      '다른 기기에서는 이 코드를 입력하세요: {{code}}. 코드는 {{codeUntil}}까지 유효합니다.',
    ],
    action: '로그인하기',
    warning: [
      '이 링크는 {{until}}까지 유효합니다. 링크를 가진 사람은 누구나 로그인할 수 있으니 다른 사람에게 주지 마세요.',
      '본인이 요청하지 않았다면 이 메시지를 무시해 주세요.',
    ],
  },
  passwordChanged: {
    subject: '{{siteName}} 비밀번호가 변경되었습니다',
    paragraphs: ['{{at}}에 {{siteName}} 비밀번호가 변경되었고, 모든 기기에서 로그아웃되었습니다.'],
    warning: ['본인이 변경하지 않았다면 즉시 비밀번호를 재설정해 주세요.'],
  },
  emailChanged: {
    subject: '{{siteName}} 이메일 주소가 변경되었습니다',
    paragraphs: [
      '{{at}}에 {{siteName}} 계정의 이메일 주소가 변경되었습니다. 앞으로는 새 주소로 로그인하세요.',
    ],
    action: '변경 취소',
    warning: [
      '본인이 변경하지 않았다면 변경을 취소하세요.',
      '{{link}}',
      '이 링크는 {{until}}까지 유효하지만, 새 주소가 확인되면 그 뒤 사흘까지만 유효합니다. 모든 기기에서 로그아웃되며 새 비밀번호를 정할 수 있습니다.',
    ],
  },
  emailRestored: {
    subject: '{{siteName}}의 이메일 주소가 다시 이 주소로 되돌아왔습니다',
    paragraphs: [
      '{{siteName}} 계정의 이메일 주소 변경이 {{at}}에 취소되었습니다. 새 주소에서 확인되지 않았기 때문입니다. 이제부터 이 주소로 로그인해 주세요.',
      '새 주소를 사용하려면 주소를 다시 변경하고, 그 주소로 보내 드리는 링크를 열어 주세요.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: '{{siteName}} 계정에 2단계 인증 수단이 추가되었습니다',
    paragraphs: ['{{at}}에 {{siteName}} 계정에 인증 앱 또는 패스키가 추가되었습니다.'],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  authenticatorRemoved: {
    subject: '{{siteName}} 계정에서 2단계 인증 수단이 삭제되었습니다',
    paragraphs: ['{{at}}에 {{siteName}} 계정에서 인증 앱 또는 패스키가 삭제되었습니다.'],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  recoveryCodesRenewed: {
    subject: '{{siteName}} 계정의 새 복구 코드가 생성되었습니다',
    paragraphs: [
      '{{at}}에 {{siteName}} 계정의 새 복구 코드가 생성되었습니다. 이전 코드는 더 이상 유효하지 않습니다.',
    ],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  identityLinked: {
    subject: '{{siteName}}에 로그인하는 다른 방법이 추가되었습니다',
    paragraphs: ['{{at}}부터 {{provider}}(으)로도 {{siteName}} 계정에 로그인할 수 있습니다.'],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  identityUnlinked: {
    subject: '{{siteName}}에 로그인하는 방법 하나가 삭제되었습니다',
    paragraphs: ['{{at}}부터 {{provider}}(으)로는 {{siteName}} 계정에 더 이상 로그인할 수 없습니다.'],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  passwordRemoved: {
    subject: '{{siteName}} 비밀번호가 삭제되었습니다',
    paragraphs: [
      '{{at}}에 {{siteName}}에 로그인하면서 이 이메일 주소가 회원님의 것임이 처음으로 확인되었습니다. 이 주소로 된 계정이 이미 있었으며, 다른 사람이 만든 것일 수 있습니다.',
      '그래서 기존 비밀번호와 다른 모든 로그인 방법이 삭제되고 모든 기기에서 로그아웃되었습니다. 비밀번호로 다시 로그인하려면 {{siteName}}에서 “비밀번호 찾기”로 새 비밀번호를 설정해 주세요.',
    ],
    warning: ['본인이 로그인하지 않았다면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  waysInRemoved: {
    subject: '{{siteName}}의 다른 로그인 방법이 삭제되었습니다',
    paragraphs: [
      '{{at}}에 이 이메일 주소가 회원님의 것임이 처음으로 확인되었습니다. 이 주소로 된 {{siteName}} 계정이 이미 있었으며, 다른 사람이 만든 것일 수 있습니다.',
      '그래서 연결된 계정과 2단계 인증 수단이 삭제되고 모든 기기에서 로그아웃되었습니다. 다시 설정하실 수 있습니다.',
    ],
    warning: ['본인이 아니라면 즉시 비밀번호를 재설정하고 {{siteName}}에 문의해 주세요.'],
  },
  newDevice: {
    subject: '새 기기에서 {{siteName}}에 로그인했습니다',
    paragraphs: [
      '{{at}}에 처음 보는 기기에서 {{siteName}} 계정에 로그인했습니다.',
      '기기: {{device}}. 주소: {{source}}.',
    ],
    warning: ['본인이 아니라면 즉시 비밀번호를 변경해 주세요.'],
  },
};
