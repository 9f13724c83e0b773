/** Tests in a real browser against a desk full of demo data; tools/test-e2e.ts starts it. */
const integration = require( './jest.integration.config.cjs' );

module.exports = {
	...integration,
	testMatch: [ '<rootDir>/tests/e2e/**/*.test.ts' ],
	testTimeout: 120_000,
	// What integration tests do to a site of their own is not done to the desk, which all files share.
	setupFilesAfterEnv: [],
};
