/** The document that GraphiQL shows when it is opened for the first time. */
export const FIRST_DOCUMENT = `# Register, then send the token as a header:
# { "Authorization": "Bearer …" }
mutation Register {
  register(input: {
    email: "customer@example.com"
    password: "correct horse"
  }) {
    token
    expiresAt
    customer { id email }
  }
}

query Me {
  me {
    id
    email
    sessions { id createdAt current }
  }
}

# The admin API. demo.json has the email and password. Send the token in the same header.
mutation CollaboratorLogin($email: String!, $password: String!) {
  collaboratorLogin(input: { email: $email, password: $password }) {
    token
    collaborator { role }
  }
}

query Settings {
  account { name lockoutAttempts }
  sites { id name tokenLifetimeDays concurrentSessions }
}
`;
