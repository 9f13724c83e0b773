/** Tests against a running WordPress; tools/test-integration.ts and tools/test-stack.ts start it. */
const path = require( 'node:path' );

const rootDir = path.resolve( __dirname, '..' );

module.exports = {
	rootDir,
	testEnvironment: 'node',
	testMatch: [ '<rootDir>/tests/integration/**/*.test.ts', '<rootDir>/tests/contract/**/*.test.ts' ],
	transform: { '\\.(m?[jt]s|[jt]sx)$': path.join( __dirname, 'jest.esbuild-transform.cjs' ) },
	transformIgnorePatterns: [ '/node_modules/', '\\.pnp\\.' ],
	moduleFileExtensions: [ 'ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node' ],
	setupFilesAfterEnv: [ '<rootDir>/tests/integration/support/fresh-mailboxes.ts' ],
	modulePathIgnorePatterns: [ '<rootDir>/(build|dist|artifacts|\\.mesa)/' ],
	// In WebAssembly a request takes a second.
	testTimeout: 150_000,
	// One site, one database: its tests take turns. tools/checks/integration.ts starts several sites and allows as many workers.
	maxWorkers: 1,
};
