/** Loaded by php/Knowledge/ArticleEditor.php where an article is written. */
import { registerPlugin } from '@wordpress/plugins';
import { AliasesPanel } from './aliases-panel.tsx';
import { ReadersPanel } from './readers-panel.tsx';
import { VotesPanel } from './votes-panel.tsx';

registerPlugin( 'mesa-article', {
	render: () => (
		<>
			<ReadersPanel />
			<AliasesPanel />
			<VotesPanel />
		</>
	),
} );
